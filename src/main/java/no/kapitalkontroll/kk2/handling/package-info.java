/**
 * What a case handler (saksbehandler) does to a case by hand: one class per action, each with who and why, in the case's log.
 * Command line and JMX are thin doors to them.
 */
package no.kapitalkontroll.kk2.handling;
