package no.kapitalkontroll.kk2.creditor;

import java.util.Optional;

/** A person at the creditor that debtors or operators may turn to. */
public record Person(String name, String email, Optional<String> phone) {}
