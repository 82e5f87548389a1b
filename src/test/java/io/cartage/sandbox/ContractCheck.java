package io.cartage.sandbox;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request.Method;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Holds requests and answers against the platform's own descriptions, which stand in the folder that the environment
 * variable {@code CONTRACTS_DIR} names. They aren't part of this project: without them the tests that need them skip.
 */
public final class ContractCheck {
    /** Fields may be added to any answer without notice, and the descriptions say so. */
    private static final LevelResolver LENIENT = LevelResolver.create()
            .withLevel("validation.schema.additionalProperties", ValidationReport.Level.IGNORE)
            .build();

    /** Reading the descriptions takes seconds. */
    private static final Map<Path, ContractCheck> BY_FOLDER = new ConcurrentHashMap<>();

    private final Map<String, OpenApiInteractionValidator> byPath = new LinkedHashMap<>();

    private ContractCheck(Path folder) {
        add("/v2/(store|time)", ContractFile.read(folder.resolve("store_information.v2.yml")));
        add("/v2/.*", ContractFile.read(folder.resolve("orders.v2.oas2.yml")).mendedOrders());
        add("/v3/orders/.*", ContractFile.read(folder.resolve("orders.v3.yml")).mendedV3Orders());
        add("/v3/customers.*", ContractFile.read(folder.resolve("customers.v3.yml")));
        add(
                "/v3/inventory/(adjustments/.*|items|locations/\\d+/items)",
                ContractFile.read(folder.resolve("inventory.v3.yml")).mendedInventory());
        add("/v3/catalog/variants", ContractFile.read(folder.resolve("product-variants_catalog.v3.yml")));
        add("/v3/inventory/locations.*", ContractFile.read(folder.resolve("locations.v3.yml")));
        add("/v3/catalog/products.*", ContractFile.read(folder.resolve("products_catalog.v3.yml")));
    }

    /** The check for a cart; skips the running test if its descriptions aren't there. */
    public static ContractCheck assumeContracts(String cart) {
        String folder = System.getenv("CONTRACTS_DIR");
        assumeTrue(folder != null, "CONTRACTS_DIR isn't set: nothing to hold the answers against");
        Path files = Path.of(folder == null ? "" : folder, cart);
        assumeTrue(Files.isDirectory(files), "CONTRACTS_DIR has no folder '" + cart + "'");
        return BY_FOLDER.computeIfAbsent(files, ContractCheck::new);
    }

    /** What the description says against this request; empty if nothing. */
    public List<String> faults(Call call) {
        return faults(call, "");
    }

    /** What the description says against this request with what it wrote; empty if nothing. */
    public List<String> faults(Call call, String body) {
        return validator(call.path())
                .map(validator -> told(validator.validateRequest(request(call, body))))
                .orElse(List.of("No description covers " + call.path()));
    }

    /** What the description says against this answer to a GET; empty if nothing. */
    public List<String> faults(String path, int status, String contentType, String body) {
        return faults("GET", path, status, contentType, body);
    }

    /** What the description says against this answer; empty if nothing. */
    public List<String> faults(String method, String path, int status, String contentType, String body) {
        SimpleResponse.Builder response = SimpleResponse.Builder.status(status);
        if (!body.isEmpty()) {
            response.withContentType(contentType).withBody(body);
        }
        return validator(path)
                .map(validator -> told(validator.validateResponse(path, Method.valueOf(method), response.build())))
                .orElse(List.of("No description covers " + path));
    }

    private static SimpleRequest request(Call call, String body) {
        SimpleRequest.Builder request = new SimpleRequest.Builder(call.method(), call.path(), true);
        call.headers().forEach(request::withHeader);
        new Request(call.method(), call.path(), call.query(), call.headers(), "")
                .parameters()
                .forEach(request::withQueryParam);
        if (!body.isEmpty()) {
            request.withBody(body);
        }
        return request.build();
    }

    private Optional<OpenApiInteractionValidator> validator(String path) {
        return byPath.entrySet().stream()
                .filter(entry -> path.matches(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private void add(String paths, ContractFile file) {
        byPath.put(
                paths,
                OpenApiInteractionValidator.createForInlineApiSpecification(file.json())
                        .withBasePathOverride(paths.substring(0, "/v2".length()))
                        .withLevelResolver(LENIENT)
                        .build());
    }

    private static List<String> told(ValidationReport report) {
        return report.getMessages().stream()
                .filter(message -> message.getLevel() == ValidationReport.Level.ERROR)
                .flatMap(ContractCheck::innermost)
                .distinct()
                .toList();
    }

    /** The alternatives that failed, rather than that none of them fits. */
    private static Stream<String> innermost(ValidationReport.Message message) {
        return message.getNestedMessages().isEmpty()
                ? Stream.of(parameter(message) + message.getMessage())
                : message.getNestedMessages().stream().flatMap(ContractCheck::innermost);
    }

    private static String parameter(ValidationReport.Message message) {
        return message.getContext()
                .flatMap(ValidationReport.MessageContext::getParameter)
                .map(parameter -> parameter.getName() + ": ")
                .orElse("");
    }
}
