package no.kapitalkontroll.kk2.installation;

/** What the environment turned out to be. */
public sealed interface InstallationAnswer permits Installation, RefusedSettings {}
