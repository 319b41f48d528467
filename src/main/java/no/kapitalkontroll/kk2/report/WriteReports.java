package no.kapitalkontroll.kk2.report;

import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Component;

/** Reports in the form that was asked for; the same reports give the same bytes. */
@Component
public class WriteReports {

    private final PrintReports print = new PrintReports();
    private final WriteCsv csv = new WriteCsv();
    private final WriteXlsx xlsx = new WriteXlsx();
    private final WriteHtml html = new WriteHtml();

    public byte[] of(ReportAnswer.Made made, ReportForm form) {
        return switch (form) {
            case TABLE -> print.of(made).getBytes(StandardCharsets.UTF_8);
            case CSV -> csv.of(made).getBytes(StandardCharsets.UTF_8);
            case XLSX -> xlsx.of(made);
            case HTML -> html.of(made).getBytes(StandardCharsets.UTF_8);
        };
    }
}
