/** The schema of the database: how it is brought up to date, and what the program itself may do with its tables. */
package no.kapitalkontroll.kk2.schema;
