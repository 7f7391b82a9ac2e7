"""The commands of ``python -m data``: maintenance of the register, queries, the demo, the settings; and how one is run."""
