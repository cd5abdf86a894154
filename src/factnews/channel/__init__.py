"""The channel: a store as a site that people read, as a folder of files or served live."""
