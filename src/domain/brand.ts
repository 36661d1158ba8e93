declare const brand: unique symbol;

/** A value that has passed its parser: a plain string does not fit where this is asked for. */
export type Branded<Base, Name extends string> = Base & { readonly [brand]: Name };
