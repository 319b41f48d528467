/** Letters that come back by mail: read from the mailbox, matched with what was sent, and sent on by the next channel. */
package no.kapitalkontroll.kk2.bounce;
