"""Workbooks read in the process of the tests: for tests that read many and ask nothing about the process apart."""

import io

from data.register import apart, workbooks


def tables(path, kind):
    """Return what :func:`data.register.apart.tables` returns, read by the same readers without a process of their own."""
    sent = io.BytesIO()
    workbooks.send(workbooks.READERS[kind](str(path), path.name), path.name, sent)
    return list(apart.unpacked(sent.getvalue()))
