/**
 * The payment aggregate: what was asked of the payment provider and what it says has happened. Its
 * id is the order's. Facts add up; no status is ever overwritten and no two times are compared.
 */
package io.orderlog.domain.payment;
