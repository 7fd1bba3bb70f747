/** Words that say nothing of a subject, without accents: they are compared once folded. */
const FRENCH = `
a afin ai ainsi alors apres as assez au aucun aucune aujourd aupres aussi autant autre autres aux avaient avais avait avant avec avez
avoir avons ayant
beaucoup bien bon bonjour bonne car ce ceci cela celle celles celui cependant certain certaine certaines certains ces cet cette ceux
chacun chaque chez chose choses ci comme comment
contre dans de debout dehors deja depuis des dessous dessus deux devant devez devons devrait dire dit dois doit doivent donc dont du
durant elle elles en encore enfin entre envers es
est et etaient etais etait etant ete etes etre eu eux fait faire faites faut fois font grand hors hui il ils jamais je jusqu jusque la
laquelle le lequel les lesquelles lesquels leur leurs
lors lorsque lui ma madame mais malgre me meme memes merci mes mien mieux moi moins mois moment mon monsieur ne ni non nos notre nous on
ont ou oui par parce parfois parmi pas pendant peu peut
peuvent peux plus plusieurs plutot pour pourquoi pourrait pourtant pouvez pouvoir presque puis puisque qu quand que quel quelle quelles
quelqu quelque quelques quels qui quoi
rien sa sans sauf se selon sera serait seront ses seul seule si sien soi soient sois soit sommes son sont sous souvent suis sur surtout
tant tel telle telles tels tes ton toujours tous tout
toute toutes tres trop tu un une va vais vers veut veux voici voila vont vos votre voudrais vous vraiment vu y
`;
const ENGLISH = `
about after again all also am an and any are because been before being but by can could did do does doing down during each few for from
further get had has have having he her here hers him his
how if in into is it its just like many may me might more most much must my no nor not now of off on once one only or other our ours out
over own please same she should so some such than thank
that the their theirs them then there these they this those through to too under until up us very was we were what when where which while
who whom why will with would you your yours
`;

export const STOP_WORDS: ReadonlySet<string> = new Set(`${FRENCH} ${ENGLISH}`.split(/\s+/).filter(Boolean));
