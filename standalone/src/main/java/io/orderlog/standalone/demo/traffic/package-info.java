/** What all demos need: who buys what, many at the same time, over plain HTTP. */
package io.orderlog.standalone.demo.traffic;
