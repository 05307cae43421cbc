# clipboard_reader.py
#
# SPDX-License-Identifier: GPL-3.0-or-later

"""Another program that pastes: prints what text is in the clipboard, or nothing."""

import sys

import gi

gi.require_version('Gtk', '4.0')
from gi.repository import Gdk, GLib, Gtk  # noqa: E402


def take(clipboard, result):
    try:
        sys.stdout.write(clipboard.read_text_finish(result) or '')
    except GLib.Error:  # there is none
        pass
    loop.quit()


Gtk.init()
loop = GLib.MainLoop()
Gdk.Display.get_default().get_clipboard().read_text_async(None, take)
GLib.timeout_add_seconds(10, loop.quit)
loop.run()
