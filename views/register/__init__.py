"""What is said of the register's lists: batches, values, quality."""
