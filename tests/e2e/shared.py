# shared.py
#
# SPDX-License-Identifier: GPL-3.0-or-later

"""For classes whose tests share one Ptero: starting it takes longer than most of what is done in it."""

from pages import PagesTest


class SharedTest(PagesTest):
    """Tests that act one after the other in what begin() made, each with things of its own. After one that failed the next begins anew."""

    key = 'admin'
    arguments = ('--servers', '13')
    panel = None
    shared = None   # what begin() made, for the tests of the class
    last = None

    def begin(self):
        """Starts what all the tests have in front of them."""
        self.start_with(self.key, *self.arguments)

    def setUp(self):
        self.addCleanup(self.forget_failed)
        if self.shared is None:
            super().setUp()
            self.begin()
            self.share()
        else:
            vars(self).update({name: value for name, value in self.shared.items() if name not in vars(self)})
            self.app.toasts.forget()

    def share(self):
        """What this test has is there for the next one."""
        type(self).shared = {name: value for name, value in vars(self).items() if not name.startswith('_')}
        type(self).last = self

    @classmethod
    def forget(cls):
        cls.shared = None
        cls.doClassCleanups()

    def keep(self, function, *arguments):
        self.addClassCleanup(function, *arguments)

    def tearDown(self):
        if self.has_failed():
            self.assert_no_complaint()
        elif self.app.process.poll() is not None:
            super().tearDown()
            self.forget()
        else:
            self.closed()
            self.assert_no_complaint()
            self.share()

    def forget_failed(self):
        """Whatever failed, be it what is done before or after each test, may have left anything behind."""
        if self.has_failed():
            self.report()
            self.forget()

    @classmethod
    def tearDownClass(cls):
        """Closes Ptero as a person does; nothing of a key is left in any file."""
        if cls.shared is None:
            return
        cls.shared, test = None, cls.last
        test.assertEqual(test.app.stop(), 0, test.app.read_log())
        test.assert_no_complaint()
        if test.panel is not None:
            test.assert_no_key_in(test.panel.keys(), test.home)


__all__ = ['SharedTest']
