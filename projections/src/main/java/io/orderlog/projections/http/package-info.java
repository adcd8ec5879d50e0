/** Health and metrics of the projections over HTTP; nothing else here knows HTTP. */
package io.orderlog.projections.http;
