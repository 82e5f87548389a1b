package io.cartage.sandbox.shopify;

import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.execution.DataFetcherExceptionHandler;
import graphql.execution.DataFetcherExceptionHandlerParameters;
import graphql.execution.DataFetcherExceptionHandlerResult;
import graphql.execution.NonNullableFieldWasNullError;
import io.cartage.sandbox.Answer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Executes documents. One for all shops: what differs comes with the call. Thread-safe. */
final class AdminGraph {
    static final AdminGraph SHARED = new AdminGraph();

    private final Documents documents = new Documents();
    private final GraphQL engine = GraphQL.newGraphQL(ShopSchema.SCHEMA)
            .preparsedDocumentProvider(
                    (input, parse) -> CompletableFuture.completedFuture(documents.read(input.getQuery())))
            .defaultDataFetcherExceptionHandler(new Refusals())
            .build();

    private AdminGraph() {}

    Documents documents() {
        return documents;
    }

    /** What a document that can't be executed is answered. */
    Answer refused(Question question) {
        List<? extends GraphQLError> errors =
                documents.read(question.document()).getErrors();
        if (errors == null || errors.isEmpty()) {
            String message = question.operation().isEmpty()
                    ? "An operation name is required"
                    : "No operation named \"" + question.operation() + "\"";
            return GraphAnswer.errors(List.of(Map.of("message", message)));
        }
        return GraphAnswer.errors(errors.stream()
                .map(error -> GraphAnswer.shown(error, question.operation()))
                .toList());
    }

    /** The answer without its cost: {@code data} and {@code errors} as there are. */
    Map<String, @Nullable Object> execute(Question question, Documents.Operation operation, Asked asked) {
        ExecutionInput input = ExecutionInput.newExecutionInput(question.document())
                .operationName(question.operation().isEmpty() ? null : question.operation())
                .variables(question.variables())
                .graphQLContext(Map.of(Asked.class, asked))
                .build();
        ExecutionResult result = engine.execute(input);
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        List<Map<String, Object>> errors = result.getErrors().stream()
                .filter(error -> !(error instanceof NonNullableFieldWasNullError))
                .map(error -> GraphAnswer.shown(error, operation.name()))
                .toList();
        if (result.isDataPresent()) {
            Map<String, Object> data = result.getData();
            answer.put("data", data == null ? nulls(errors) : data);
        }
        if (!errors.isEmpty()) {
            answer.put("errors", errors);
        }
        return answer;
    }

    /** The platform shows a refused field of the root as null, even one that can't be null by the schema. */
    private static Map<String, @Nullable Object> nulls(List<Map<String, Object>> errors) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        errors.forEach(error -> {
            if (error.get("path") instanceof List<?> path && !path.isEmpty()) {
                data.put(path.get(0).toString(), null);
            }
        });
        return data;
    }

    private static final class Refusals implements DataFetcherExceptionHandler {
        @Override
        public CompletableFuture<DataFetcherExceptionHandlerResult> handleException(
                DataFetcherExceptionHandlerParameters failed) {
            if (!(failed.getException() instanceof GraphRefusal refusal)) {
                throw new IllegalStateException(
                        "The simulated shop failed at " + failed.getPath(), failed.getException());
            }
            GraphQLError error = GraphqlErrorBuilder.newError(failed.getDataFetchingEnvironment())
                    .message("%s", refusal.getMessage())
                    .extensions(refusal.extensions())
                    .build();
            return CompletableFuture.completedFuture(
                    DataFetcherExceptionHandlerResult.newResult(error).build());
        }
    }
}
