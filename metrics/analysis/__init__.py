"""Analysis: every number that is computed from data.

Trade series, mirror statistics, outcomes of targets, presets, the reference class and its survival curve,
and the fan with its calibration. Modules take a brief and return values; they know no chart and no page.
"""
