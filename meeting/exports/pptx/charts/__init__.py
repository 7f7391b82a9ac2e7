"""Native charts of slides: values in an embedded workbook, numbers written as the deck shows them."""
