"""What needs Java: run by `make test-spark`, not by `make test`."""
