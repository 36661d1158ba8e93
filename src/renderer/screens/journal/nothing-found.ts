/** How one searches: a SNILS or number that is not whole finds nothing, a name is known by its beginning. */
export const NOTHING_FOUND =
  'Ничего не найдено. Ищите по началу фамилии, по СНИЛС целиком или по номеру заявления.';
