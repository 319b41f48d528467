/** The command line: what each call is named, takes and says about itself. The work is done elsewhere. */
package no.kapitalkontroll.kk2.command;
