"""What the pages are made of: a folder a page or a concern."""

import gc

gc.set_threshold(50_000, 20, 100)
# Python's own threshold collects hundreds of times while libraries and tables are loaded, and finds nothing: a sixth of the
# time to the first page. Streamlit collects after every run.
