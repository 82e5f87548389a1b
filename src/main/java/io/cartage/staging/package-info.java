/**
 * Orders on their way into the database: the payload archive, the outcome of every record, the rows the ERP reads, the
 * cursor and the runs, all of a page in one transaction. Knows neither carts nor mappings nor Camel: it is given payloads
 * and rows ({@code table}), and uses spring-jdbc, HikariCP and Flyway. Open a {@link io.cartage.staging.StagingDatabase};
 * then start reading at {@link io.cartage.staging.Staging}, and at {@link io.cartage.staging.Judge} for the rules. What
 * the tables mean stands in {@code docs/erp-contract.md}.
 */
@NullMarked
package io.cartage.staging;

import org.jspecify.annotations.NullMarked;
