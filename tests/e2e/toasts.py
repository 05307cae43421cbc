# toasts.py
#
# SPDX-License-Identifier: GPL-3.0-or-later

"""What Ptero says in passing: it is gone after some seconds, in which a machine that is busy may not get round to look for it."""

import threading

from accessible import GLib, Program, Node


class ToastWatch(threading.Thread):
    """Looks again and again whether something new lies over the windows of a program, and keeps its words until somebody asks for them."""

    SECONDS = .5  # a toast stays for five at least
    DEPTH = 5     # what toasts lie over is nearly all of a window

    def __init__(self, root):
        super().__init__(daemon=True)
        # what it looks at is of its own: whoever acts meanwhile is not disturbed
        self.root = Node(Program(root.program.bus, root.program.owner, root.path), root.path)
        self.seen = set()
        self.texts = []
        self.lock = threading.Lock()
        self.ended = threading.Event()

    def run(self):
        while not self.ended.wait(self.SECONDS):
            try:
                self.look()
            except GLib.Error:  # a window went, or the program did
                pass

    def end(self):
        self.ended.set()
        self.join()

    def look(self):
        for window in self.root.get_children():
            below = window.get_children()
            for _ in range(self.DEPTH):
                for child in below[1:]:
                    if child not in self.seen:
                        self.seen.add(child)
                        self.read(child)
                below = below[0].get_children() if below else []

    def read(self, child):
        if child.get_name() == 'AdwToastWidget':
            texts = [label.get_name() for label in child.search('label')]
            with self.lock:
                self.texts.extend(texts)

    def take(self, fits):
        """A text that was said and that fits. What was said before it is forgotten."""
        with self.lock:
            for position, text in enumerate(self.texts):
                if fits(text):
                    del self.texts[:position + 1]
                    return text
        return None

    def forget(self):
        with self.lock:
            self.texts.clear()
