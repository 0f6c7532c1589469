"""The small grammar of typed dates and hours; programme.typed_dates and programme.monthly_patterns are its faces."""
