package no.kapitalkontroll.kk2.cases;

import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.ProducerTemplate;
import org.springframework.stereotype.Component;

/** What waits until somebody mends it: a line each, with the number by which an operator releases it. */
@Component
public class ListParked {

    private static final String WAITING =
            "jpa:no.kapitalkontroll.kk2.cases.ParkedRow?namedQuery=" + ParkedRow.WAITING + "&maximumResults=1000";

    private final ProducerTemplate producer;

    public ListParked(ProducerTemplate producer) {
        this.producer = producer;
    }

    public List<String> waiting() {
        return Stream.of(producer.requestBody(WAITING, null, ParkedRow[].class))
                .map(row -> "%d %s %s since %s: %s; remedy: %s"
                        .formatted(
                                row.id(), row.creditorId(), row.subject(), row.parkedOn(), row.reason(), row.remedy()))
                .toList();
    }
}
