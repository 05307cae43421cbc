# server.py
#
# SPDX-License-Identifier: GPL-3.0-or-later

"""For tests of the tab of one server."""

from shared import SharedTest


class ServerTest(SharedTest):
    """Tests of the tab of one server."""

    server_name = 'Survival'  # it may have three backups and three databases

    def begin(self):
        super().begin()
        self.server = self.find_server(self.server_name)
        self.open_server(self.server_name)

    def start_form(self, section, verb, title, name, kind=None, text='in_time'):
        """Fills in a form of a section."""
        self.app.press(verb, within=self.section(section, kind))
        self.dialog(title)
        self.fill(name, text)


__all__ = ['ServerTest']
