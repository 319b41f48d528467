/**
 * The proof that nothing is lost and nothing happens twice: the real jar as a child process, killed, frozen and cut off at
 * witnessed moments, while Tripletex, the mail server and the database's gate live in the tests' own process. What they saw is
 * compared with our tables by {@link no.kapitalkontroll.kk2.fault.Invariants}.
 */
package no.kapitalkontroll.kk2.fault;
