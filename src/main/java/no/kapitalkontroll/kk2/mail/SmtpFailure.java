package no.kapitalkontroll.kk2.mail;

import no.kapitalkontroll.kk2.outbox.FailureClass;

/** @param message why, without address, name or text of the server */
public record SmtpFailure(FailureClass failureClass, String message) {}
