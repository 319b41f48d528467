/** OCR giro files (innbetalinger med KID): what they say, or why one is not believed. Pure, over lines. */
package no.kapitalkontroll.kk2.core.giro;
