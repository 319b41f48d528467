/**
 * Reports for the accountant, and a customer's account. A report is rows and words ({@code Report}); what makes it reads only what
 * was kept with a date, so that the report of a past date is the same whenever it is made. Forms know nothing of what they show.
 */
package no.kapitalkontroll.kk2.report;
