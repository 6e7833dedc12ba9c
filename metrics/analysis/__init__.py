"""Analysis: trade series, mirror statistics, target outcomes, presets, reference class, survival, fan."""
