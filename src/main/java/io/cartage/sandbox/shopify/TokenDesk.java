package io.cartage.sandbox.shopify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cartage.sandbox.Answer;
import io.cartage.sandbox.Request;
import java.util.Map;

/** Grants tokens for the app's id and secret, sent as a form or as JSON. */
record TokenDesk(ShopifyApi api, Tokens tokens, Scopes scopes) {
    private static final ObjectMapper JSON = new ObjectMapper();

    Answer answer(Request request) {
        Map<String, String> sent = sent(request);
        if (!"client_credentials".equals(sent.get("grant_type"))) {
            return refused(request, "unsupported_grant_type", "The grant type is not supported.");
        }
        if (!tokens.isClient(sent.getOrDefault("client_id", ""), sent.getOrDefault("client_secret", ""))) {
            return refused(request, "invalid_client", "The client's id or secret is wrong.");
        }
        return switch (api.grant()) {
            case "shop_not_permitted" ->
                refused(request, api.grant(), "Client credentials cannot be performed on this shop.");
            case "app_not_installed" -> uninstalled(request);
            default -> granted();
        };
    }

    /** The answer when the app was removed from the shop. */
    Answer uninstalled(Request request) {
        return refused(request, "app_not_installed", "The app is not installed on this shop.");
    }

    private Answer granted() {
        String token = tokens.grant();
        return Answer.json(200, json -> {
            json.writeStartObject();
            json.writeStringField("access_token", token);
            json.writeStringField("scope", String.join(",", scopes.handles()));
            json.writeNumberField("expires_in", Math.max(0, api.tokenLife().toSeconds() - 1));
            json.writeEndObject();
        });
    }

    /** A page for people, unless the caller takes JSON. */
    private static Answer refused(Request request, String error, String text) {
        if (request.header("accept").orElse("").contains("json")) {
            return Answer.json(400, json -> {
                json.writeStartObject();
                json.writeStringField("error", error);
                json.writeStringField("error_description", text);
                json.writeEndObject();
            });
        }
        return Answer.text(
                400,
                "text/html; charset=utf-8",
                "<html><body><p>Oauth error " + error + ": " + text + "</p></body></html>");
    }

    private static Map<String, String> sent(Request request) {
        if (!request.header("content-type").orElse("").contains("json")) {
            return Request.parameters(request.body());
        }
        try {
            return JSON.readValue(request.body(), new TypeReference<Map<String, String>>() {});
        } catch (JsonProcessingException e) {
            return Map.of();
        }
    }
}
