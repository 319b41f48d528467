package no.kapitalkontroll.kk2.operations;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import no.kapitalkontroll.kk2.core.coverage.MatchCredits.Match;

/** Payments without an invoice and what they probably pay, for people and for machines. Numbers only: nobody is named. */
public final class DescribeFreeCredits {

    private static final String LINE = "%-10s  %12s  %-12s  %-14s  %s";

    private final ObjectMapper json = JsonMapper.builder()
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private record Line(
            String creditor,
            long posting,
            String date,
            BigDecimal amount,
            List<Integer> invoiceNumbers,
            String why,
            int alternatives,
            String remedy) {}

    /** A line each under a title; the title alone when there are none. */
    public String table(List<Match> matches) {
        return LINE.formatted("date", "amount", "posting", "why", "remedy")
                + matches.stream()
                        .map(match -> "\n"
                                + LINE.formatted(
                                        match.credit().date(),
                                        match.credit().amount(),
                                        match.credit().postingId(),
                                        match.why().word(),
                                        match.remedy()))
                        .collect(Collectors.joining());
    }

    /** One object a line; every field always there. */
    public String json(String creditorId, List<Match> matches) {
        return matches.stream().map(match -> json(creditorId, match)).collect(Collectors.joining("\n"));
    }

    private String json(String creditorId, Match match) {
        try {
            return json.writeValueAsString(new Line(
                    creditorId,
                    match.credit().postingId(),
                    match.credit().date().toString(),
                    match.credit().amount().amount(),
                    match.invoiceNumbers(),
                    match.why().word(),
                    match.alternatives(),
                    match.remedy()));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
