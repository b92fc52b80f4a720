/// <reference types="astro/client" />

declare namespace App {
  interface Locals {
    /** A page has the colours of the editors already. */
    editorColours?: boolean;
  }
}
