/** Mail with letters: composed once, sent through Camel's smtp endpoint, its failures put into classes. */
package no.kapitalkontroll.kk2.mail;
