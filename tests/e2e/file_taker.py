# file_taker.py
#
# SPDX-License-Identifier: GPL-3.0-or-later

"""A window of another program: prints the paths of the files that are dropped on it, a line each, and then an empty one."""

import gi

gi.require_version('Gtk', '4.0')
gi.require_version('Gdk', '4.0')
from gi.repository import Gdk, Gio, Gtk  # noqa: E402


def dropped(_target, value, _x, _y):
    for file in value.get_files():
        print(file.get_path())
    print(flush=True)
    return True


def activate(app):
    target = Gtk.DropTarget.new(Gdk.FileList, Gdk.DragAction.COPY)
    target.connect('drop', dropped)
    window = Gtk.ApplicationWindow(application=app, title='File Taker', decorated=False, default_width=200, default_height=200)
    label = Gtk.Label(label='Drop files here')
    label.add_controller(target)
    window.set_child(label)
    window.present()


taker = Gtk.Application(application_id='org.example.FileTaker', flags=Gio.ApplicationFlags.NON_UNIQUE)
taker.connect('activate', activate)
taker.run(None)
