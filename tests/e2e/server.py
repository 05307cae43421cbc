# server.py
#
# SPDX-License-Identifier: GPL-3.0-or-later

"""For tests that share one start of the program and the demo panel, such as those of the sections of a server's tab."""

from pages import PagesTest


class SharedTest(PagesTest):
    """Tests that act one after the other, each with things of its own. After one that failed the next starts anew."""

    key = 'admin'
    arguments = ('--servers', '13')
    shared = None

    def setUp(self):
        cls = type(self)
        if cls.shared is None:
            super().setUp()
            self.prepare()
            cls.shared = dict(self.__dict__)
        for name in ('app', 'home', 'log', 'panel', 'server'):
            if name in cls.shared:
                setattr(self, name, cls.shared[name])

    def prepare(self):
        """Starts what all the tests have in front of them."""
        self.start_with(self.key, *self.arguments)

    def keep(self, function, *arguments):
        self.addClassCleanup(function, *arguments)

    def tearDown(self):
        if self.has_failed():
            self.picture()
            self.app.kill()
            self.panel.end()
            type(self).shared = None
        elif self.app.process.poll() is None:
            self.closed()

    @classmethod
    def tearDownClass(cls):
        if cls.shared is None:
            return
        app = cls.shared['app']
        if app.stop() != 0 or any(word in app.read_log() for word in ('CRITICAL', 'WARNING')):
            raise AssertionError(app.read_log())


class ServerTest(SharedTest):
    """Tests of the tab of one server."""

    server_name = 'Survival'  # it may have three backups and three databases

    def prepare(self):
        super().prepare()
        self.server = self.find_server(self.server_name)
        self.open_server(self.server_name)

    def dismiss(self):
        """Closes the dialog in front without what was filled in."""
        self.app.press('Cancel', within=self.dialog())
        self.app.press('Discard')
        self.closed()

    def start_form(self, section, verb, title, name, kind=None, text='in_time'):
        """Fills in a form of a section."""
        self.app.press(verb, within=self.section(section, kind))
        self.dialog(title)
        self.fill(name, text)


__all__ = ['ServerTest', 'SharedTest']
