// The list of mappings needs no script of its own; the editor is a module, see editor.mjs.
