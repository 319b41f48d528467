/** The settings of one installation, from the environment. */
package no.kapitalkontroll.kk2.installation;
