"""The frame of every page: layout, toasts, the labels of Streamlit itself."""
