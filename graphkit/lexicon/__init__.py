"""Loads and checks the files under `ontologies/` that people edit: types, gazetteers, frames, word lists."""
