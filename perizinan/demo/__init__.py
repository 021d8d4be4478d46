"""Demo data: people named by their position and cases in every state. Everything says that it is an example."""
