/** Money: whole minor units and a currency, never a floating-point number. */
package io.orderlog.domain.money;
