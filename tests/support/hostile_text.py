"""A text that does harm wherever it is not written as text."""

HOSTILE_TEXT = "<img src=x onerror=window.top.hacked=1></script><script>window.top.hacked=1</script>`${window.top.hacked=1}`\u202e{{7*7}}"
