// Nothing of its own: the headers of the standard library that all libraries share are compiled with it, once.
