/** Reading that goes on beside the step that wants it. */
package no.kapitalkontroll.kk2.reading;
