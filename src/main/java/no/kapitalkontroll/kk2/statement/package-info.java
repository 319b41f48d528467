/** The statement of claim (kravsoppstilling) of an invoice, from the database to table, JSON and PDF. */
package no.kapitalkontroll.kk2.statement;
