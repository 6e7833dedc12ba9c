"""The fan: quantiles of later trade, fitted on the world tables."""
