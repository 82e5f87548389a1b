package io.cartage.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cartage.cart.look.ConnectionReport;
import io.cartage.cart.look.Finding;
import java.io.IOException;
import java.io.PrintWriter;

/** Prints a connection report as one JSON document for machines. */
final class ReportJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ReportJson() {}

    static void print(ConnectionReport report, PrintWriter out) throws IOException {
        ObjectNode document = JSON.createObjectNode();
        document.put("store", report.storeId());
        document.put("cart", report.cart());
        document.put("passed", report.passed());
        document.put("verdict", report.verdict());
        document.put("calls", report.calls());
        document.put("milliseconds", report.time().toMillis());
        ArrayNode findings = document.putArray("findings");
        for (Finding finding : report.findings()) {
            ObjectNode node = findings.addObject();
            node.put("subject", finding.subject());
            node.put("item", finding.item());
            node.put("state", finding.state().word());
            node.put("text", finding.text());
            node.put("remedy", finding.remedy());
            ArrayNode details = node.putArray("details");
            finding.details().forEach(details::add);
        }
        out.println(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(document));
        out.flush();
    }
}
