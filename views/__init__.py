"""What a page says and draws, as plain data: datasets, payloads, sentences, chart specifications, the translator; no Streamlit."""
