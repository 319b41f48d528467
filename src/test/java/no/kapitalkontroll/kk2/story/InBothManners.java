package no.kapitalkontroll.kk2.story;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A story that has to end the same whether or not our vouchers change an invoice's outstanding amount in Tripletex. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest
@EnumSource(
        value = TripletexManner.class,
        names = {"AS_SEEN_MOST", "VOUCHERS_CHANGE_THE_INVOICE"})
@interface InBothManners {}
